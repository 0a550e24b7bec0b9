using System.Text.Json;

namespace Serverlesspresso.Aws.EventBridge;

/// <summary>A page of a list on the wire.</summary>
internal static class EventPage
{
    /// <summary>Writes a page, and where the list goes on if there is more.</summary>
    /// <param name="writer">The answer, of which this is all.</param>
    /// <param name="member">The list's member.</param>
    /// <param name="found">The elements of the page, and one more if there is one.</param>
    /// <param name="limit">How many elements the page has at most.</param>
    /// <param name="nameOf">The name of an element, by which the list is ordered.</param>
    /// <param name="write">Writes an element.</param>
    public static void Write<T>(
        Utf8JsonWriter writer,
        string member,
        IReadOnlyList<T> found,
        int limit,
        Func<T, string> nameOf,
        Action<Utf8JsonWriter, T> write)
    {
        writer.WriteStartObject();
        writer.WriteStartArray(member);
        foreach (var element in found.Take(limit))
        {
            write(writer, element);
        }

        writer.WriteEndArray();
        if (found.Count > limit)
        {
            writer.WriteString("NextToken", EventPageToken.Make(nameOf(found[limit - 1])));
        }

        writer.WriteEndObject();
    }

    /// <summary>Writes a page of structures, and where the list goes on if there is more.</summary>
    /// <param name="writer">The answer, of which this is all.</param>
    /// <param name="member">The list's member.</param>
    /// <param name="found">The elements of the page, and one more if there is one.</param>
    /// <param name="limit">How many elements the page has at most.</param>
    /// <param name="nameOf">The name of an element, by which the list is ordered.</param>
    /// <param name="writeMembers">Writes the members of an element.</param>
    public static void WriteStructures<T>(
        Utf8JsonWriter writer,
        string member,
        IReadOnlyList<T> found,
        int limit,
        Func<T, string> nameOf,
        Action<Utf8JsonWriter, T> writeMembers) =>
        Write(writer, member, found, limit, nameOf, (output, element) =>
        {
            output.WriteStartObject();
            writeMembers(output, element);
            output.WriteEndObject();
        });
}
