namespace Serverlesspresso.Web.Design;

/// <summary>The lines of the small pictures, within 24 by 24.</summary>
internal static class IconShapes
{
    /// <summary>The lines of a picture, as SVG.</summary>
    /// <param name="kind">The picture.</param>
    public static string Of(IconKind kind) => kind switch
    {
        IconKind.Cup =>
            """<path d="M4 9h13v6a5 5 0 0 1-5 5H9a5 5 0 0 1-5-5z"/><path d="M17 11h1.5a2.5 2.5 0 0 1 0 5H17"/><path d="M8 3c-1 1.2 1 2 0 3.2M13 3c-1 1.2 1 2 0 3.2"/>""",
        IconKind.Clock =>
            """<circle cx="12" cy="12" r="9"/><path d="M12 7v5l3.5 2"/>""",
        IconKind.Check =>
            """<path d="m5 12.5 4.5 4.5L19 7.5"/>""",
        IconKind.Cross =>
            """<path d="m6 6 12 12M18 6 6 18"/>""",
        IconKind.Plus =>
            """<path d="M12 5v14M5 12h14"/>""",
        IconKind.Minus =>
            """<path d="M5 12h14"/>""",
        IconKind.Back =>
            """<path d="M20 12H5M11 5.5 4.5 12l6.5 6.5"/>""",
        IconKind.Next =>
            """<path d="M4 12h15M13 5.5l6.5 6.5-6.5 6.5"/>""",
        IconKind.Up =>
            """<path d="M12 20V5M5.5 11 12 4.5 18.5 11"/>""",
        IconKind.Down =>
            """<path d="M12 4v15M5.5 13l6.5 6.5 6.5-6.5"/>""",
        IconKind.Bell =>
            """<path d="M6 16V11a6 6 0 0 1 12 0v5l1.5 2h-15z"/><path d="M10 21h4"/>""",
        IconKind.BellOff =>
            """<path d="M6.4 9A6 6 0 0 1 16 6.5M18 11v5M15 18H4.5L6 16v-4M10 21h4M4 4l16 16"/>""",
        IconKind.Person =>
            """<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5a7.5 7.5 0 0 1 15 0"/>""",
        IconKind.People =>
            """<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20a6.5 6.5 0 0 1 13 0M16 5a3.5 3.5 0 0 1 0 6.5M18 14.5a6.5 6.5 0 0 1 3.5 5.5"/>""",
        IconKind.Search =>
            """<circle cx="10.5" cy="10.5" r="6.5"/><path d="m15.5 15.5 5 5"/>""",
        IconKind.Print =>
            """<path d="M7 9V3.5h10V9M7 17H4V9.5h16V17h-3"/><path d="M7 14h10v6.5H7z"/>""",
        IconKind.Lock =>
            """<rect x="5" y="11" width="14" height="9.5" rx="2"/><path d="M8 11V8a4 4 0 0 1 8 0v3"/>""",
        IconKind.Unlock =>
            """<rect x="5" y="11" width="14" height="9.5" rx="2"/><path d="M8 11V7a4 4 0 0 1 7.7-1.5"/>""",
        IconKind.Screen =>
            """<rect x="3" y="4" width="18" height="12.5" rx="2"/><path d="M8.5 20.5h7M12 16.5v4"/>""",
        IconKind.Tablet =>
            """<rect x="5" y="3" width="14" height="18" rx="2.5"/><path d="M11 18h2"/>""",
        IconKind.Settings =>
            """<path d="M4 8h8M18 8h2M4 16h2M12 16h8"/><circle cx="15" cy="8" r="2.8"/><circle cx="9" cy="16" r="2.8"/>""",
        IconKind.Chart =>
            """<path d="M4 20.5h16.5M7 16.5v-5M12 16.5V5M17 16.5V9"/>""",
        IconKind.Robot =>
            """<rect x="4.5" y="8" width="15" height="11.5" rx="3"/><path d="M12 8V4.5M9 13h.01M15 13h.01M9.5 16.5h5"/><circle cx="12" cy="3.5" r="1"/>""",
        IconKind.Globe =>
            """<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3.5 3.5 3.5 14.5 0 18M12 3c-3.5 3.5-3.5 14.5 0 18"/>""",
        IconKind.Warning =>
            """<path d="M12 4 2.8 20h18.4z"/><path d="M12 10v4.5M12 17.3v.01"/>""",
        IconKind.Info =>
            """<circle cx="12" cy="12" r="9"/><path d="M12 11v5.5M12 7.6v.01"/>""",
        IconKind.Offline =>
            """<path d="M8.5 16a5 5 0 0 1 7 0M5 12.3a10 10 0 0 1 4-2.3M14 9.7a10 10 0 0 1 5 2.6M2 8.6A15 15 0 0 1 6 6M12 5.1a15 15 0 0 1 10 3.5M12 19.5v.01M4 3l16 17"/>""",
        IconKind.Refresh =>
            """<path d="M20 11a8 8 0 0 0-14.3-4L4 9M4 4v5h5M4 13a8 8 0 0 0 14.3 4L20 15M20 20v-5h-5"/>""",
        IconKind.Undo =>
            """<path d="M9 5 4 10l5 5M4 10h10a6 6 0 0 1 0 12h-2"/>""",
        IconKind.Trash =>
            """<path d="M4 6.5h16M9 6.5V4h6v2.5M6.5 6.5 7.5 20.5h9L17.5 6.5M10 10.5v6M14 10.5v6"/>""",
        IconKind.Pencil =>
            """<path d="M4 20l1-4.5L16 4.5l3.5 3.5L8.5 19z"/><path d="m13.5 7 3.5 3.5"/>""",
        IconKind.QrCode =>
            """<rect x="4" y="4" width="6" height="6" rx="1"/><rect x="14" y="4" width="6" height="6" rx="1"/><rect x="4" y="14" width="6" height="6" rx="1"/><path d="M14 14h2.5v2.5M20 14v.01M14 20h.01M17.5 20H20v-2.5"/>""",
        IconKind.Message =>
            """<path d="M4 5h16v11.5h-9L6.5 20.5v-4H4z"/>""",
        IconKind.SignOut =>
            """<path d="M13 4H5v16h8M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5"/>""",
        IconKind.Store =>
            """<path d="M4.5 10v10h15V10M3 9l2-5h14l2 5a3 3 0 0 1-6 0 3 3 0 0 1-6 0 3 3 0 0 1-6 0zM10 20v-5.5h4V20"/>""",
        IconKind.Pickup =>
            """<path d="M7 5h8v4.5a3.5 3.5 0 0 1-3.5 3.5h-1A3.5 3.5 0 0 1 7 9.5zM15 6.5h1a1.8 1.8 0 0 1 0 3.6h-1M3 17h18M5 17v4M19 17v4"/>""",
        IconKind.Key =>
            """<circle cx="8" cy="15" r="4.5"/><path d="M11.3 11.7 20 3M16 7l3 3M13.5 9.5l2 2"/>""",
        IconKind.Link =>
            """<path d="M10 14a4 4 0 0 0 5.7 0l3.3-3.3a4 4 0 0 0-5.7-5.7L12 6.3M14 10a4 4 0 0 0-5.7 0L5 13.3A4 4 0 0 0 10.7 19l1.3-1.3"/>""",
        IconKind.Download =>
            """<path d="M12 3.5v12M7 11l5 5 5-5M4 20.5h16"/>""",
        IconKind.Bolt =>
            """<path d="M13 2.5 5 13.5h6l-1 8 8-11h-6z"/>""",
        IconKind.Copy =>
            """<rect x="8.5" y="8.5" width="12" height="12" rx="2"/><path d="M15.5 8V5.5a2 2 0 0 0-2-2h-8a2 2 0 0 0-2 2v8a2 2 0 0 0 2 2H8"/>""",
        IconKind.Play =>
            """<path d="M7 4.5v15l12-7.5z"/>""",
        IconKind.Stop =>
            """<rect x="5.5" y="5.5" width="13" height="13" rx="2"/>""",
        IconKind.Workflow =>
            """<rect x="8.5" y="3" width="7" height="5" rx="1.5"/><rect x="2.5" y="16" width="7" height="5" rx="1.5"/><rect x="14.5" y="16" width="7" height="5" rx="1.5"/><path d="M12 8v4M6 16v-4h12v4"/>""",
        IconKind.Table =>
            """<rect x="3" y="4.5" width="18" height="15" rx="2"/><path d="M3 9.5h18M3 14.5h18M9.5 9.5v10"/>""",
        IconKind.Braces =>
            """<path d="M9 4H8a2.5 2.5 0 0 0-2.5 2.5v3L3.5 12l2 2.5v3A2.5 2.5 0 0 0 8 20h1M15 4h1a2.5 2.5 0 0 1 2.5 2.5v3l2 2.5-2 2.5v3A2.5 2.5 0 0 1 16 20h-1"/>""",
        IconKind.Book =>
            """<path d="M12 6.5C10 5 7 4.5 3.5 4.5v14c3.5 0 6.5.5 8.5 2 2-1.5 5-2 8.5-2v-14C17 4.5 14 5 12 6.5zM12 6.5v14"/>""",
        IconKind.Pulse =>
            """<path d="M2.5 12.5h4l2.5-7 5 14 3-9.5 1.5 2.5h3"/>""",
    };
}
