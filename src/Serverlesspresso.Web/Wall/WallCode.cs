using Serverlesspresso.Shop.CheckIn;
using Serverlesspresso.Web.Visit;

namespace Serverlesspresso.Web.Wall;

/// <summary>The code on a wall.</summary>
public sealed record WallCode
{
    /// <summary>How long before its end it is hidden: whoever scans needs a moment.</summary>
    internal static readonly TimeSpan HiddenTime = TimeSpan.FromSeconds(15);

    /// <summary>The picture.</summary>
    public required QrPicture Picture { get; init; }

    /// <summary>How many drinks it still gives.</summary>
    public required long DrinksLeft { get; init; }

    /// <summary>When it is hidden.</summary>
    public required DateTimeOffset HiddenAt { get; init; }

    /// <summary>When the next one comes.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Makes the code.</summary>
    /// <param name="bucket">The code and its drinks.</param>
    /// <param name="publicUrl">Where phones find the server.</param>
    internal static WallCode From(CodeBucket bucket, string publicUrl) => new()
    {
        Picture = QrPicture.Draw(publicUrl + VisitAddresses.Start(bucket.Shop.Value, bucket.Code)),
        DrinksLeft = bucket.DrinksLeft,
        HiddenAt = bucket.End - HiddenTime,
        Until = bucket.End,
    };
}
