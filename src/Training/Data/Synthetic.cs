namespace KernelRD.Training.Data;

/// <summary>The paper's synthetic task: ten blobs in the plane, and a 1 for every other input.</summary>
public static class Synthetic
{
    private const int Train = 6000;
    private const int Test = 1000;

    /// <summary>6000 samples to train and 1000 to test on.</summary>
    /// <param name="name">synthetic or synthetic-1024.</param>
    /// <param name="features">d_in, at least 2.</param>
    public static DataSet Create(string name, int features)
    {
        var (points, labels) = Blobs.Draw(Train + Test, Labels.Classes, 2, seed: 1);
        return new DataSet(name, Labels.Classes, Take(0, Train), Take(Train, Test));

        Samples Take(int start, int count)
        {
            var values = new float[count * features];
            Array.Fill(values, 1);
            for (int i = 0; i < count; i++)
            {
                values[i * features] = (float)points[2 * (start + i)];
                values[i * features + 1] = (float)points[2 * (start + i) + 1];
            }

            return Samples.OfValues(features, values, labels[start..(start + count)]);
        }
    }
}
