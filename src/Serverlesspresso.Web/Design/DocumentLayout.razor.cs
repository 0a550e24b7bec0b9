using System.Globalization;

namespace Serverlesspresso.Web.Design;

/// <summary>What every page is: a document with our style sheet and script. The other layouts stand in it.</summary>
/// <param name="timeProvider">Says what the server's clock says: the script counts by it, not by the phone's.</param>
public partial class DocumentLayout(TimeProvider timeProvider)
{
    private string ServerTime =>
        timeProvider.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
}
