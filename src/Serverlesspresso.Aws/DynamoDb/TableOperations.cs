using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Validation;
using Serverlesspresso.Engine.Account;
using Serverlesspresso.Engine.Tables.Definitions;

namespace Serverlesspresso.Aws.DynamoDb;

/// <summary>Tables on the wire. A table is active as soon as it is made.</summary>
internal sealed class TableOperations(TableDefinitions tables, Arns arns)
{
    private const int TablesPerPageMax = 100;
    private const string Active = "ACTIVE";

    public async ValueTask CreateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var state = await tables.CreateAsync(TableRequests.ReadCreate(call.Input), cancellationToken);
        Answer(call, "TableDescription", state, Active);
    }

    public async ValueTask DescribeAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var state = await tables.DescribeAsync(TableNames.Read(call.Input), cancellationToken);
        Answer(call, "Table", state, Active);
    }

    public async ValueTask UpdateAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var state = await tables.UpdateAsync(TableRequests.ReadUpdate(call.Input), cancellationToken);
        Answer(call, "TableDescription", state, Active);
    }

    public async ValueTask DeleteAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var state = await tables.DeleteAsync(TableNames.Read(call.Input), cancellationToken);
        Answer(call, "TableDescription", state, "DELETING");
    }

    public async ValueTask ListAsync(OperationCall call, CancellationToken cancellationToken)
    {
        var limit = call.Input.FindInt32("Limit");
        new ConstraintViolations().Range("limit", limit, 1, TablesPerPageMax).ThrowIfAny();
        var after = call.Input.FindString("ExclusiveStartTableName");
        var pageSize = limit ?? TablesPerPageMax;
        var names = await tables.ListAsync(after, pageSize + 1, cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartArray("TableNames");
        foreach (var name in names.Take(pageSize))
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        if (names.Count > pageSize)
        {
            writer.WriteString("LastEvaluatedTableName", names[pageSize - 1]);
        }

        writer.WriteEndObject();
    }

    /// <summary>Items do not expire here, and this says so to the tools that ask.</summary>
    public async ValueTask DescribeTimeToLiveAsync(OperationCall call, CancellationToken cancellationToken)
    {
        await tables.DescribeAsync(TableNames.Read(call.Input), cancellationToken);

        var writer = call.Output;
        writer.WriteStartObject();
        writer.WriteStartObject("TimeToLiveDescription");
        writer.WriteString("TimeToLiveStatus", "DISABLED");
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private void Answer(OperationCall call, string member, TableState state, string status)
    {
        call.Output.WriteStartObject();
        call.Output.WritePropertyName(member);
        TableDescription.Write(call.Output, state, status, arns);
        call.Output.WriteEndObject();
    }
}
