namespace Serverlesspresso.Engine.Account;

/// <summary>The account that all names live in.</summary>
public sealed class AccountOptions
{
    /// <summary>Twelve digits. Default 123456789012. Stored in every ARN: the server does not start with another over existing data.</summary>
    public string AccountId { get; set; } = "123456789012";

    /// <summary>The region. Default us-east-1. Stored in every ARN: the server does not start with another over existing data.</summary>
    public string Region { get; set; } = "us-east-1";
}
