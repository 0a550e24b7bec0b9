using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Items.Expressions;

/// <summary>Puts a value at a document path, or removes what is there, copying only what lies on the path.</summary>
internal static class DocumentEditor
{
    private const string InvalidPath = "The document path provided in the update expression is invalid for update";

    public static void Put(Dictionary<string, AttributeValue> attributes, DocumentPath path, AttributeValue? value)
    {
        if (path.IsNested)
        {
            value = attributes.TryGetValue(path.Root, out var container)
                ? PutInto(container, path, 1, value)
                : throw ItemRefusedException.Validation(InvalidPath);
        }

        PutMember(attributes, path.Root, value);
    }

    private static AttributeValue PutInto(AttributeValue container, DocumentPath path, int depth, AttributeValue? value)
    {
        var element = path.Elements[depth];
        return (container, element.Name) switch
        {
            (MapValue map, { } name) => PutIntoMap(map, name, path, depth, value),
            (ListValue list, null) => PutIntoList(list, element.Index, path, depth, value),
            _ => throw ItemRefusedException.Validation(InvalidPath),
        };
    }

    private static MapValue PutIntoMap(MapValue map, string name, DocumentPath path, int depth, AttributeValue? value)
    {
        if (depth < path.Elements.Length - 1)
        {
            value = map.Members.TryGetValue(name, out var inner)
                ? PutInto(inner, path, depth + 1, value)
                : throw ItemRefusedException.Validation(InvalidPath);
        }

        var members = new Dictionary<string, AttributeValue>(map.Members, StringComparer.Ordinal);
        PutMember(members, name, value);
        return new MapValue(members);
    }

    private static ListValue PutIntoList(
        ListValue list, int index, DocumentPath path, int depth, AttributeValue? value)
    {
        var isWithin = index < list.Elements.Count;
        if (depth < path.Elements.Length - 1)
        {
            value = isWithin
                ? PutInto(list.Elements[index], path, depth + 1, value)
                : throw ItemRefusedException.Validation(InvalidPath);
        }

        var elements = new List<AttributeValue>(list.Elements);
        switch (value)
        {
            case null when isWithin:
                elements.RemoveAt(index);
                break;
            case null:
                break;
            case not null when isWithin:
                elements[index] = value;
                break;
            case not null:
                elements.Add(value);
                break;
        }

        return new ListValue(elements);
    }

    private static void PutMember(Dictionary<string, AttributeValue> members, string name, AttributeValue? value)
    {
        if (value is null)
        {
            members.Remove(name);
        }
        else
        {
            members[name] = value;
        }
    }
}
