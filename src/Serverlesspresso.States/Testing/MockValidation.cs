namespace Serverlesspresso.States.Testing;

/// <summary>How closely a mocked result is compared with what the service answers.</summary>
public enum MockValidation
{
    /// <summary>Required fields must be there, and what is there must have its kind.</summary>
    Strict,

    /// <summary>What is there must have its kind.</summary>
    Present,

    /// <summary>Not at all.</summary>
    None,
}
