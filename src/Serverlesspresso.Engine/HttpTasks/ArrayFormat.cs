namespace Serverlesspresso.Engine.HttpTasks;

/// <summary>How an array is written into a form.</summary>
/// <remarks>Source: AWS Step Functions Developer Guide, Call HTTPS APIs, RequestEncodingOptions.</remarks>
internal enum ArrayFormat
{
    /// <summary><c>a[0]=x&amp;a[1]=y</c>.</summary>
    Indices,

    /// <summary><c>a=x&amp;a=y</c>.</summary>
    Repeat,

    /// <summary><c>a=x,y</c>.</summary>
    Commas,

    /// <summary><c>a[]=x&amp;a[]=y</c>.</summary>
    Brackets,
}
