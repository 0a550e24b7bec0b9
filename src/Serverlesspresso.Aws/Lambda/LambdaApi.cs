using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Serverlesspresso.Aws.Json;
using Serverlesspresso.Aws.Rest;

namespace Serverlesspresso.Aws.Lambda;

/// <summary>AWS Lambda on the wire: its REST paths.</summary>
/// <remarks>Source: AWS Lambda API Reference, Invoke, ListFunctions, GetFunction, GetFunctionConfiguration.</remarks>
internal sealed class LambdaApi(RestEndpoint endpoint, InvokeOperation invoke, FunctionOperations functions)
{
    private const string Root = "/2015-03-31/functions";

    /// <summary>How long a request may be. Source: AWS Lambda Developer Guide, Lambda quotas, invocation payload.</summary>
    private static readonly RestLimits Limits = new("lambda", InvokeOperation.PayloadBytesMax);

    /// <summary>Makes the endpoints.</summary>
    /// <param name="endpoints">Where to make them.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Root + "/{name}/invocations", Answer(invoke.InvokeAsync));
        endpoints.MapGet(Root, Answer(functions.ListAsync));
        endpoints.MapGet(Root + "/{name}", Answer(functions.GetAsync));
        endpoints.MapGet(Root + "/{name}/configuration", Answer(functions.GetConfigurationAsync));
        endpoints.Map("/2015-03-31/{**rest}", Answer(RefuseAsync));
    }

    private static Task RefuseAsync(RestCall call, CancellationToken cancellationToken) =>
        throw new UnknownOperationException();

    private RequestDelegate Answer(Func<RestCall, CancellationToken, Task> answer) =>
        context => endpoint.AnswerAsync(context, Limits, answer);
}
