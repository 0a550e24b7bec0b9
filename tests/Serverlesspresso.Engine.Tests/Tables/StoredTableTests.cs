using System.Text.Json;
using Serverlesspresso.Engine.Tables.Definitions;
using Serverlesspresso.Items.Values;

namespace Serverlesspresso.Engine.Tests.Tables;

/// <summary>A recorded table, which every later version must still read.</summary>
public sealed class StoredTableTests
{
    private const string Recorded =
        """
        {"name":"orders","id":"6f1f","createdAt":"2030-01-01T00:00:00+00:00","attributeTypes":{"id":"S","n":"N","user":"S"},"partitionKey":"id","sortKey":"n","indexes":[{"name":"byUser","storeName":"byUser#0","isGlobal":true,"partitionKey":"user","projectionType":"Include","nonKeyAttributes":["drink"],"isIncomplete":false,"throughput":{"read":1,"write":2}}],"indexCount":1,"tableClass":"STANDARD","isDeletionProtected":true,"tags":{"a":"b"}}
        """;

    [Fact]
    public void TableDocument_RecordedSample_IsReadAndWrittenTheSame()
    {
        var table = JsonSerializer.Deserialize(Recorded, TableJsonContext.Default.TableDocument)!; // it is no null

        Assert.Equal(Recorded, JsonSerializer.Serialize(table, TableJsonContext.Default.TableDocument));
        Assert.Equal(AttributeType.N, table.AttributeTypes["n"]);
        Assert.Equal(ProjectionType.Include, table.Indexes[0].ProjectionType);
        Assert.Equal(new Throughput(1, 2), table.Indexes[0].Throughput);
    }
}
