using Serverlesspresso.Items;

namespace Serverlesspresso.Engine.Tables;

/// <summary>Makes the engine's refusals of those that values, keys and expressions throw.</summary>
internal static class Refusal
{
    /// <summary>Runs an operation, and translates its refusal.</summary>
    public static async ValueTask<T> TranslateAsync<T>(Func<ValueTask<T>> operation)
    {
        try
        {
            return await operation();
        }
        catch (ItemRefusedException refusal)
        {
            throw Translate(refusal);
        }
    }

    /// <summary>Runs an operation, and translates its refusal.</summary>
    public static T Translate<T>(Func<T> operation)
    {
        try
        {
            return operation();
        }
        catch (ItemRefusedException refusal)
        {
            throw Translate(refusal);
        }
    }

    public static TableValidationException InvalidParameter(string message) =>
        new("One or more parameter values were invalid: " + message);

    private static RequestRefusedException Translate(ItemRefusedException refusal) =>
        refusal.Code == ItemRefusedException.SerializationCode
            ? new TableSerializationException(refusal.Message)
            : new TableValidationException(refusal.Message);
}
