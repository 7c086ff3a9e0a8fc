using System.Globalization;
using System.Text.Json;

namespace KernelRD.Cli.Files;

/// <summary>A JSON object, read strictly: what is missing, wrong or unknown is an error that names file and key.</summary>
internal sealed class StrictJson
{
    private static readonly JsonDocumentOptions s_options = new()
    {
        AllowDuplicateProperties = false,
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    private readonly string _file;
    private readonly string _prefix;
    private readonly Dictionary<string, JsonElement> _values;
    private readonly List<string> _known = [];

    private StrictJson(string file, string prefix, JsonElement element)
    {
        _file = file;
        _prefix = prefix;
        _values = element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
    }

    /// <summary>Reads one object.</summary>
    /// <param name="path">The file, named in every error.</param>
    /// <param name="read">Takes what it needs; whatever is left is an error.</param>
    /// <exception cref="UserError">The file cannot be read or is not what <paramref name="read"/> wants.</exception>
    public static T Read<T>(string path, Func<StrictJson, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new UserError($"{path}: expected a JSON object, {{...}}");
            return Read(new StrictJson(path, "", document.RootElement), read);
        }
        catch (JsonException exception)
        {
            string position = exception.LineNumber is { } line ? $" (line {line + 1})" : "";
            throw new UserError($"{path}: not valid JSON{position}: {FirstSentence(exception.Message)}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"{path}: {exception.Message}");
        }
    }

    /// <summary>The text of one key of a file, whatever else it holds; null where there is none, or no such file.</summary>
    public static string? Peek(string path, string key)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path), s_options);
            return document.RootElement.ValueKind == JsonValueKind.Object && document.RootElement.TryGetProperty(key, out var value)
                && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public bool Has(string key) => _values.ContainsKey(key);

    /// <summary>Allows a key whose value does not matter.</summary>
    public void Ignore(string key) => _known.Add(key);

    public T Object<T>(string key, Func<StrictJson, T> read)
    {
        var value = Take(key);
        if (value.ValueKind != JsonValueKind.Object)
            throw Wrong(key, "an object, {...}", value);
        return Read(new StrictJson(_file, $"{_prefix}{key}.", value), read);
    }

    public string Text(string key)
    {
        var value = Take(key);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : throw Wrong(key, "a string", value);
    }

    /// <summary>One of several names.</summary>
    public T OneOf<T>(string key, IReadOnlyList<T> choices, Func<T, string> name)
    {
        string text = Text(key);
        foreach (var choice in choices)
        {
            if (name(choice) == text)
                return choice;
        }

        throw Error(key, $"'{text}' is unknown{Suggestion.For(text, choices.Select(name))}");
    }

    public bool Flag(string key)
    {
        var value = Take(key);
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : throw Wrong(key, "true or false", value);
    }

    public double Number(string key)
    {
        var value = Take(key);
        return IsNumber(value, out double number) ? number : throw Wrong(key, "a finite number", value);
    }

    public long Whole(string key, long low, long high)
    {
        var value = Take(key);
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out long number) && number >= low && number <= high
            ? number
            : throw Wrong(key, string.Create(CultureInfo.InvariantCulture, $"a whole number from {low} to {high}"), value);
    }

    /// <summary>Two numbers in an array, or the string <paramref name="otherwise"/>, which gives null.</summary>
    public (double First, double Second)? PairOr(string key, string otherwise)
    {
        var value = Take(key);
        if (value.ValueKind == JsonValueKind.String && value.GetString() == otherwise)
            return null;
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() == 2
            && IsNumber(value[0], out double first) && IsNumber(value[1], out double second))
            return (first, second);
        throw Wrong(key, $"\"{otherwise}\" or two numbers, [low, high]", value);
    }

    public UserError Error(string key, string message) => new($"{_file}: {_prefix}{key}: {message}");

    private static T Read<T>(StrictJson json, Func<StrictJson, T> read)
    {
        var result = read(json);
        string? unknown = json._values.Keys.FirstOrDefault(key => !json._known.Contains(key));
        if (unknown is not null)
            throw json.Error(OneLine(unknown), $"unknown key{Suggestion.For(unknown, json._known)}");
        return result;
    }

    private static bool IsNumber(JsonElement value, out double number)
    {
        number = 0;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out number) && double.IsFinite(number);
    }

    private static string OneLine(string text, int length = 60)
    {
        string line = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return line.Length <= length ? line : line[..(length - 3)] + "...";
    }

    private static string FirstSentence(string message) => OneLine(message.Split(" LineNumber:")[0].Split(" Path:")[0], 160);

    private JsonElement Take(string key)
    {
        _known.Add(key);
        return _values.TryGetValue(key, out var value) ? value : throw new UserError($"{_file}: the key '{_prefix}{key}' is missing");
    }

    private UserError Wrong(string key, string expected, JsonElement value) =>
        Error(key, $"expected {expected}, but it is {OneLine(value.GetRawText())}");
}
