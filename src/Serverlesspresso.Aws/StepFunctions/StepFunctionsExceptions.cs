using Serverlesspresso.Engine;

namespace Serverlesspresso.Aws.StepFunctions;

/// <summary>A role's ARN is none.</summary>
internal sealed class InvalidRoleArnException(string arn)
    : RequestRefusedException("InvalidArn", $"Invalid Role Arn: '{arn}'");

/// <summary>A token of a page was not made by this operation for this list.</summary>
internal sealed class InvalidNextTokenException()
    : RequestRefusedException("InvalidToken", "Invalid Token: 'Invalid token'");

/// <summary>A change that changes nothing.</summary>
internal sealed class MissingRequiredParameterException() : RequestRefusedException(
    "MissingRequiredParameter",
    "Either the definition, the role ARN, the LoggingConfiguration, the TracingConfiguration, "
        + "or the EncryptionConfiguration must be specified");

/// <summary>Tags of something that is not there.</summary>
internal sealed class ResourceNotFoundException(string arn)
    : RequestRefusedException("ResourceNotFound", $"Resource not found: '{arn}'");

/// <summary>More tags than a resource may have.</summary>
internal sealed class TooManyTagsException(string arn)
    : RequestRefusedException("TooManyTags", $"'{arn}' has more tags than the maximum of {TagOperations.TagsMax}.");

/// <summary>A log that is not off has one destination.</summary>
internal sealed class InvalidLoggingConfigurationException() : RequestRefusedException(
    "InvalidLoggingConfiguration", "Invalid Logging Configuration: Must specify exactly one Log Destination.");

/// <summary>A key without the type that uses one, or the type without a key.</summary>
internal sealed class InvalidEncryptionConfigurationException() : RequestRefusedException(
    "InvalidEncryptionConfiguration",
    "Invalid Encryption Configuration: a KMS key must be given with the type CUSTOMER_MANAGED_KMS_KEY, and only with it.");
