namespace Serverlesspresso.Web.Console.Overview;

/// <summary>What a read came to: a value, or why there is none.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value; the type's default if the read failed, or found nothing.</param>
/// <param name="Problem">Why there is no value, in words; null if the read went well.</param>
internal sealed record Reading<T>(T? Value, string? Problem);
