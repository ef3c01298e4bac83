using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using ProspectingTools.Contracts.Prospecting;

namespace ProspectingTools.Files;

/// <summary>Reads people from lines of JSON: prospects as the API writes them, or objects with the names of <see cref="HeaderTable"/>.</summary>
internal sealed class JsonPeople(ColumnMap map, FileReport report)
{
    // A prospect has objects in two levels.
    private const int MaxNesting = 8;

    private const string CompanyPrefix = "company.";

    private readonly PersonBuilder _builder = new(report);
    private readonly List<string> _paths = [];
    private readonly List<JsonElement> _values = [];
    private string[] _lastPaths = [];
    private ColumnTarget[] _lastTargets = [];

    /// <summary>Reads a line.</summary>
    /// <returns>The row; null when it says nothing of anybody.</returns>
    public PersonRow? Read(FileLine line)
    {
        if (line.TooLong)
        {
            return new PersonRow(line.Number, null, LineReader.TooLongMessage);
        }

        try
        {
            using JsonDocument document = JsonDocument.Parse(line.Text);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
            {
                return new PersonRow(line.Number, null, "The line is not a JSON object. JSON Lines has one object on each line.");
            }

            return Read(document.RootElement, line.Number);
        }
        catch (JsonException exception)
        {
            return new PersonRow(line.Number, null, $"The line is not valid JSON (byte {exception.BytePositionInLine + 1}).");
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json's answer to an escaped half of a surrogate pair.
            return new PersonRow(line.Number, null, "The line holds text that is not Unicode (half of a surrogate pair).");
        }
    }

    private PersonRow? Read(JsonElement element, long line)
    {
        _paths.Clear();
        _values.Clear();
        Flatten(element, string.Empty, MaxNesting);
        if (!_paths.SequenceEqual(_lastPaths))
        {
            _lastPaths = [.. _paths];
            _lastTargets = HeaderMapping.Resolve(_lastPaths, map);
            for (int i = 0; i < _lastPaths.Length; i++)
            {
                report.Add(_lastPaths[i], _lastTargets[i]);
            }
        }

        _builder.Begin(line);
        for (int i = 0; i < _values.Count; i++)
        {
            Take(_lastPaths[i], _lastTargets[i], _values[i]);
        }

        // An object without one known property is not an empty row: it is something else.
        return _builder.Build() ?? (_values.Count > 0 && !Array.Exists(_lastTargets, target => target.Field is not null)
            ? new PersonRow(line, null, $"The row names nobody: none of its properties ({string.Join(", ", _lastPaths.Take(12))}) is a name or a LinkedIn profile.")
            : null);
    }

    // An object whose properties may be fields is taken apart; lists and what is deeper stay whole.
    private void Flatten(JsonElement element, string prefix, int nesting)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Object && nesting > 0 && IsTakenApart(property.Value))
            {
                Flatten(property.Value, prefix + property.Name + ".", nesting - 1);
            }
            else if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                _paths.Add(prefix + property.Name);
                _values.Add(property.Value);
            }
        }
    }

    private static bool IsTakenApart(JsonElement element) => element.EnumerateObject().Any(property => property.Value.ValueKind is not (JsonValueKind.Array or JsonValueKind.Object));

    private void Take(string path, ColumnTarget target, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Array when target.Field is { } field:
                TakeItems(value, target, path, field);
                break;
            case JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when target.Field is not null:
                _builder.Set(target, path, value.ToString());
                break;
            default:
                Keep(path, target, value);
                break;
        }
    }

    private void Keep(string path, ColumnTarget target, JsonElement value)
    {
        if (!target.Keep)
        {
            return;
        }

        string raw = value.ToString();
        if (raw.Length > 0)
        {
            report.See(path, raw);
        }
        if (raw.Length > PersonBuilder.MaxCell)
        {
            _builder.Refuse($"The value of {path} has more than {PersonBuilder.MaxCell} characters.");
        }
        else if (path.StartsWith(CompanyPrefix, StringComparison.Ordinal))
        {
            _builder.AddCompanyExtra(path.Substring(CompanyPrefix.Length), value.Clone());
        }
        else
        {
            _builder.AddExtra(path, value.Clone());
        }
    }

    private void TakeItems(JsonElement items, ColumnTarget target, string path, PersonField field)
    {
        if (field == PersonField.Email)
        {
            foreach (JsonElement item in items.EnumerateArray())
            {
                if (item.ValueKind == JsonValueKind.Object)
                {
                    _builder.AddEmails(EmailsOf(item));
                }
                else if (item.ValueKind == JsonValueKind.String)
                {
                    _builder.AddEmails(Valid(item.GetString()!).Select(address => new EmailAddress { Email = address }));
                }
            }
        }
        else
        {
            // Words or addresses of a list, such as specialties.
            _builder.Set(target, path, string.Join(", ", items.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())));
        }
    }

    private static IEnumerable<string> Valid(string text) =>
        text.Split([';', ',', ' ', '|'], StringSplitOptions.RemoveEmptyEntries).Select(EmailAddresses.Bare).Where(EmailAddresses.IsValid);

    private static EmailAddress[] EmailsOf(JsonElement item) =>
        Valid(Text(item, "email") ?? string.Empty).Select(address => new EmailAddress
        {
            Email = address,
            Deliverable = Text(item, "deliverable"),
            QualityScore = Text(item, "qualityScore"),
        }).ToArray();

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out JsonElement value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array)
            ? value.ValueKind == JsonValueKind.String ? CellText.Clean(value.GetString()!) : value.GetRawText()
            : null;
}
