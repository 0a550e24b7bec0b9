namespace Serverlesspresso.Web.Design;

/// <summary>The small pictures, each of our own drawing.</summary>
public enum IconKind
{
    /// <summary>A cup.</summary>
    Cup,

    /// <summary>A clock.</summary>
    Clock,

    /// <summary>A tick: done.</summary>
    Check,

    /// <summary>A cross: close, or no.</summary>
    Cross,

    /// <summary>A plus: more.</summary>
    Plus,

    /// <summary>A minus: less.</summary>
    Minus,

    /// <summary>An arrow to where one came from.</summary>
    Back,

    /// <summary>An arrow to what comes next.</summary>
    Next,

    /// <summary>An arrow up.</summary>
    Up,

    /// <summary>An arrow down.</summary>
    Down,

    /// <summary>A bell: sound is on.</summary>
    Bell,

    /// <summary>A crossed bell: sound is off.</summary>
    BellOff,

    /// <summary>A person.</summary>
    Person,

    /// <summary>Several people.</summary>
    People,

    /// <summary>A looking glass.</summary>
    Search,

    /// <summary>A printer.</summary>
    Print,

    /// <summary>A lock that is shut.</summary>
    Lock,

    /// <summary>A lock that is open.</summary>
    Unlock,

    /// <summary>A screen.</summary>
    Screen,

    /// <summary>A tablet.</summary>
    Tablet,

    /// <summary>Two sliders: settings.</summary>
    Settings,

    /// <summary>A chart.</summary>
    Chart,

    /// <summary>A robot.</summary>
    Robot,

    /// <summary>A globe: languages.</summary>
    Globe,

    /// <summary>A triangle: take care.</summary>
    Warning,

    /// <summary>An i: to know.</summary>
    Info,

    /// <summary>A crossed signal: no connection.</summary>
    Offline,

    /// <summary>Arrows in a circle: again.</summary>
    Refresh,

    /// <summary>An arrow that turns back.</summary>
    Undo,

    /// <summary>A bin.</summary>
    Trash,

    /// <summary>A pencil: edit.</summary>
    Pencil,

    /// <summary>A QR code.</summary>
    QrCode,

    /// <summary>A speech bubble.</summary>
    Message,

    /// <summary>A door with an arrow: go out.</summary>
    SignOut,

    /// <summary>A shop with its awning.</summary>
    Store,

    /// <summary>A cup on a counter.</summary>
    Pickup,

    /// <summary>A key.</summary>
    Key,

    /// <summary>Two links of a chain.</summary>
    Link,

    /// <summary>An arrow into a tray.</summary>
    Download,

    /// <summary>A flash: events.</summary>
    Bolt,

    /// <summary>Two sheets: copy.</summary>
    Copy,

    /// <summary>A triangle to the right: start.</summary>
    Play,

    /// <summary>A square: stop.</summary>
    Stop,

    /// <summary>Boxes with arrows: a workflow.</summary>
    Workflow,

    /// <summary>Rows and columns: a table.</summary>
    Table,

    /// <summary>Two braces: code.</summary>
    Braces,

    /// <summary>An open book: something to learn.</summary>
    Book,

    /// <summary>A heartbeat: health.</summary>
    Pulse,
}
