using KernelRD.Kernels.Random;
using KernelRD.Training;

namespace KernelRD.Cli.Figures;

/// <summary>One of the network's two layers as a set of neurons.</summary>
/// <param name="Symbol">u or v.</param>
/// <param name="Name">In a sentence's beginning.</param>
/// <param name="Features">The weights of a neuron.</param>
internal abstract record NeuronLayer(string Symbol, string Name, int Features)
{
    /// <summary>The first neurons, count × <see cref="Features"/>, row-major.</summary>
    public abstract float[] Neurons(TrainingWeights weights, int count);

    /// <summary>As many neurons drawn anew, as the start's are.</summary>
    public abstract float[] Draw(RandomState random, int count);

    /// <summary>The hidden layer's and the top layer's.</summary>
    public static IReadOnlyList<NeuronLayer> Of(int inputs, int outputs) => [new Hidden(inputs), new Top(outputs)];

    private float[] Fill(int count, Func<double> next) => [.. Enumerable.Range(0, count * Features).Select(_ => (float)next())];

    /// <summary>u_j: the rows of U.</summary>
    private sealed record Hidden(int Inputs) : NeuronLayer("u", "Hidden layer", Inputs)
    {
        public override float[] Neurons(TrainingWeights weights, int count) => weights.U[..(count * Features)];

        public override float[] Draw(RandomState random, int count) => Fill(count, random.StandardNormal);
    }

    /// <summary>v_j: the columns of V.</summary>
    private sealed record Top(int Outputs) : NeuronLayer("v", "Top layer", Outputs)
    {
        public override float[] Neurons(TrainingWeights weights, int count)
        {
            int hidden = weights.V.Length / Features;
            return [.. Enumerable.Range(0, count * Features).Select(i => weights.V[i % Features * hidden + i / Features])];
        }

        public override float[] Draw(RandomState random, int count) => Fill(count, () => random.RandomSample() < 0.5 ? -1 : 1);
    }
}
