using System.Collections;

namespace KernelRD.Simulation;

/// <summary>A value for every parameter of a model, in the model's order.</summary>
public sealed class ParameterValues : IReadOnlyDictionary<string, double>
{
    private readonly Dictionary<string, double> _values;

    /// <exception cref="ArgumentException">A name in <paramref name="overrides"/> is no parameter of the model.</exception>
    public ParameterValues(Model model, IReadOnlyDictionary<string, double>? overrides)
    {
        Model = model;
        _values = model.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Default);
        foreach (var (name, value) in overrides ?? _values)
        {
            if (!_values.ContainsKey(name))
            {
                string known = string.Join(", ", model.Parameters.Select(parameter => parameter.Name));
                throw new ArgumentException($"{model.Name} has no parameter '{name}'; it has {known}.");
            }

            _values[name] = value;
        }
    }

    public Model Model { get; }

    public IEnumerable<string> Keys => Model.Parameters.Select(parameter => parameter.Name);

    public IEnumerable<double> Values => Keys.Select(name => _values[name]);

    public int Count => _values.Count;

    public double this[string name] => _values[name];

    public ParameterValues With(string name, double value) => new(Model, new Dictionary<string, double>(_values) { [name] = value });

    public bool ContainsKey(string key) => _values.ContainsKey(key);

    public bool TryGetValue(string key, out double value) => _values.TryGetValue(key, out value);

    public IEnumerator<KeyValuePair<string, double>> GetEnumerator() =>
        Keys.Select(name => KeyValuePair.Create(name, _values[name])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
