using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Serverlesspresso.Engine.Store;

namespace Serverlesspresso.Shop.Access;

/// <summary>Keeps the keys of cookies and form tokens in the store, so that a restart signs nobody out.</summary>
/// <param name="store">The store.</param>
/// <remarks>
/// The framework's contract is synchronous, so a thread waits for the store here. It happens at the start, once a day, and when
/// a key is made, which is once in ninety days.
/// </remarks>
internal sealed class KeyRepository(IStore store) : IXmlRepository
{
    private const string NamePrefix = "cookie-key/";
    private const int KeysMax = 1_000;

    /// <inheritdoc/>
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        var rows = Wait(() => store.ReadAsync(
            reader => reader.ListDefinitionsAsync(DefinitionKind.Secret, NamePrefix, afterName: null, KeysMax),
            CancellationToken.None));
        return [.. rows.Select(row => XElement.Parse(row.Document))];
    }

    /// <inheritdoc/>
    public void StoreElement(XElement element, string friendlyName)
    {
        var row = new DefinitionRow
        {
            Kind = DefinitionKind.Secret,
            Name = NamePrefix + friendlyName,
            Document = element.ToString(SaveOptions.DisableFormatting),
        };
        Wait(() => store.RunTurnAsync(
            async transaction =>
            {
                await transaction.GetDefinitionAsync(row.Kind, row.Name);
                transaction.PutDefinition(row);
                return row.Name;
            },
            CancellationToken.None));
    }

    private static T Wait<T>(Func<Task<T>> work) => Task.Run(work).GetAwaiter().GetResult();
}
