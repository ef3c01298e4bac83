namespace ProspectingTools.Files.Suppression;

/// <summary>Says of rows, one after the other, whether a suppression list covers their people.</summary>
/// <param name="list">The list.</param>
/// <param name="map">The user's map.</param>
public sealed class RowScreen(SuppressionList list, ColumnMap map)
{
    private readonly JsonPeople _people = new(map, new FileReport());

    /// <summary>Rows that were left out so far.</summary>
    public long Suppressed { get; private set; }

    /// <summary>Looks at a row.</summary>
    /// <param name="json">The row as an object of JSON.</param>
    /// <returns>False for a person who is left out; rows that say nothing of anybody stay, and are refused where they are stored.</returns>
    public bool MayStay(string json)
    {
        if (_people.Read(new FileLine(1, json, TooLong: false))?.Person is not { } person || !list.Has(person))
        {
            return true;
        }

        Suppressed++;
        return false;
    }
}
