using Serverlesspresso.Shop.CheckIn;

namespace Serverlesspresso.Shop.Api.CheckIn;

/// <summary>The code that a display shows now.</summary>
public sealed record CodeAnswer
{
    /// <summary>The shop.</summary>
    public required string Shop { get; init; }

    /// <summary>The code. It belongs on displays only.</summary>
    public required string Code { get; init; }

    /// <summary>The path that the display's QR code leads to.</summary>
    public required string Path { get; init; }

    /// <summary>How many drinks it still gives.</summary>
    public required long DrinksLeft { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartsAt { get; init; }

    /// <summary>When the next one begins. The code is honoured for a minute more.</summary>
    public required DateTimeOffset EndsAt { get; init; }

    /// <summary>The server's clock, to count down by.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Makes the answer.</summary>
    /// <param name="code">The code.</param>
    /// <param name="now">The instant.</param>
    internal static CodeAnswer Of(CodeBucket code, DateTimeOffset now) => new()
    {
        Shop = code.Shop.Value,
        Code = code.Code,
        Path = $"/s/{Uri.EscapeDataString(code.Shop.Value)}?code={Uri.EscapeDataString(code.Code)}",
        DrinksLeft = code.DrinksLeft,
        StartsAt = code.Start,
        EndsAt = code.End,
        Now = now,
    };
}
