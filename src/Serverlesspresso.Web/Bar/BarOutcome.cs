namespace Serverlesspresso.Web.Bar;

/// <summary>What came of a form, as the address of the page that follows has it: <c>?said=reason~order</c>.</summary>
/// <param name="Reason">The reason for machines, or what was done.</param>
/// <param name="OrderId">The order that it is about; null for none.</param>
internal sealed record BarOutcome(string Reason, string? OrderId = null)
{
    private const char Separator = '~';

    /// <summary>Reads it, or null if nothing came of anything.</summary>
    /// <param name="text">The text of the address.</param>
    public static BarOutcome? Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        return separator < 0
            ? new BarOutcome(text)
            : new BarOutcome(text[..separator], text[(separator + 1)..]);
    }

    /// <summary>Writes it.</summary>
    public override string ToString() => OrderId is null ? Reason : $"{Reason}{Separator}{OrderId}";
}
