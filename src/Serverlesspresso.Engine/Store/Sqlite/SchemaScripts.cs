using System.Globalization;

namespace Serverlesspresso.Engine.Store.Sqlite;

/// <summary>
/// Brings a database to today's schema: runs the numbered scripts it has not seen yet, all in one transaction. How far
/// it is stands in the file's header (<c>user_version</c>).
/// </summary>
internal static class SchemaScripts
{
    private const string Prefix = "Serverlesspresso.Engine.Store.Sqlite.Schema.";

    // Sorted by number: names begin with it, in four digits.
    private static readonly string[] ResourceNames = typeof(SchemaScripts).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .ToArray();

    /// <summary>The number of the newest script.</summary>
    public static int Latest => NumberOf(ResourceNames[^1]);

    /// <summary>Runs the scripts a database has not seen yet.</summary>
    /// <param name="session">A connection to it.</param>
    /// <param name="path">The database file.</param>
    public static void Upgrade(Session session, string path)
    {
        var version = session.ReadInt64("PRAGMA user_version");
        if (version > Latest)
        {
            throw new StoreTooNewException(
                $"The database '{path}' has schema {version}, made by a newer server; this one knows up to {Latest}. "
                    + "Start the newer server.");
        }

        if (version == Latest)
        {
            return;
        }

        session.BeginImmediate();
        try
        {
            foreach (var name in ResourceNames.Where(name => NumberOf(name) > version))
            {
                session.Execute(Read(name));
            }

            session.Execute(string.Create(
                CultureInfo.InvariantCulture,
                $"PRAGMA application_id = {DatabaseFile.ApplicationId}; PRAGMA user_version = {Latest};"));
            session.Commit();
        }
        catch
        {
            session.RollBack();
            throw;
        }
    }

    private static int NumberOf(string resourceName) =>
        int.Parse(resourceName.AsSpan(Prefix.Length, 4), CultureInfo.InvariantCulture);

    private static string Read(string resourceName)
    {
        using var stream = typeof(SchemaScripts).Assembly.GetManifestResourceStream(resourceName)
            ?? throw new InvalidOperationException($"The script '{resourceName}' is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
