namespace Serverlesspresso.Items.Values;

/// <summary>Refuses what lies too deep within maps and lists: it could be stored, and then never read again.</summary>
internal static class NestingDepth
{
    /// <summary>Checks a map or list.</summary>
    /// <param name="depth">How many maps and lists it lies in, itself included.</param>
    public static void Check(int depth)
    {
        if (depth > ItemLimits.NestingDepthMax)
        {
            throw ItemRefusedException.Validation(
                "Nesting Levels have exceeded supported limits: " +
                "Attributes in the item have nested levels beyond supported limit");
        }
    }

    /// <summary>Checks a value and all that lies in it.</summary>
    /// <param name="value">The value.</param>
    /// <param name="containers">How many maps and lists it is put into.</param>
    public static void Check(AttributeValue? value, int containers)
    {
        IEnumerable<AttributeValue> inner;
        switch (value)
        {
            case MapValue map:
                inner = map.Members.Values;
                break;
            case ListValue list:
                inner = list.Elements;
                break;
            default:
                return;
        }

        Check(containers + 1);
        foreach (var element in inner)
        {
            Check(element, containers + 1);
        }
    }
}
