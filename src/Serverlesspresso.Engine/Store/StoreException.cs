namespace Serverlesspresso.Engine.Store;

/// <summary>The root of all failures of a store: its message is one line that says what is wrong and what helps.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
/// <param name="innerException">The cause.</param>
public abstract class StoreException(string message, Exception? innerException) : Exception(message, innerException);

/// <summary>The store cannot be written: a missing right, a read-only or a full disk.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
/// <param name="innerException">The cause.</param>
public sealed class StoreNotWritableException(string message, Exception? innerException)
    : StoreException(message, innerException);

/// <summary>The stored data is damaged, or is none of ours.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
/// <param name="innerException">The cause.</param>
public sealed class StoreDamagedException(string message, Exception? innerException)
    : StoreException(message, innerException);

/// <summary>The store was made by a newer version of the server.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
public sealed class StoreTooNewException(string message) : StoreException(message, innerException: null);

/// <summary>Another server uses the store.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
/// <param name="innerException">The cause.</param>
public sealed class StoreInUseException(string message, Exception? innerException)
    : StoreException(message, innerException);

/// <summary>The store has been closed, or has stopped itself after a failure: it runs nothing any more.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
/// <param name="innerException">The failure, if there was one.</param>
public sealed class StoreStoppedException(string message, Exception? innerException)
    : StoreException(message, innerException);

/// <summary>The store could not do what a turn or a read asked for; the store itself goes on.</summary>
/// <param name="message">What is wrong, where, and what helps.</param>
/// <param name="innerException">The cause.</param>
public sealed class StoreFaultException(string message, Exception? innerException)
    : StoreException(message, innerException);
