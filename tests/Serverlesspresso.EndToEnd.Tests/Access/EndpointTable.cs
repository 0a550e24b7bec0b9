namespace Serverlesspresso.EndToEnd.Tests.Access;

/// <summary>Who may do what: every endpoint of the server, and every role.</summary>
internal static class EndpointTable
{
    /// <summary>All roles, and whoever is not signed in.</summary>
    public static IReadOnlyList<string> Roles { get; } =
        ["nobody", "visitor", "barista", "organiser", "operator", "display", "kiosk"];

    /// <summary>The roles that each policy lets in.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Policies { get; } =
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["public"] = Roles,
            ["Visitor"] = ["visitor"],
            ["VisitorOrStaff"] = ["visitor", "barista", "organiser"],
            ["Staff"] = ["barista", "organiser"],
            ["Organiser"] = ["organiser"],
            ["AllShops"] = ["organiser"],
            ["Operator"] = ["organiser", "operator"],
            ["Account"] = ["barista", "organiser", "operator"],
            ["Display"] = ["barista", "organiser", "display"],
            ["Kiosk"] = ["barista", "organiser", "kiosk"],
        };

    /// <summary>The policy of every endpoint. <c>outside</c> is the AWS wire, which verifies signatures by itself.</summary>
    public const string Endpoints = """
        GET    /                                            public
        POST   /                                            outside
        GET    /2015-03-31/functions                        outside
        GET    /2015-03-31/functions/{name}                 outside
        GET    /2015-03-31/functions/{name}/configuration   outside
        POST   /2015-03-31/functions/{name}/invocations     outside
        ANY    /2015-03-31/{**rest}                         outside
        GET    /account                                     Account
        POST   /account/name                                Account
        POST   /account/passkeys                            Account
        POST   /account/passkeys/options                    Account
        POST   /account/passkeys/remove                     Account
        POST   /account/password                            Account
        GET    /admin-config                                Staff
        GET    /api/feed                                    public
        DELETE /api/me                                      Visitor
        GET    /api/me/orders                               Visitor
        GET    /api/openapi.json                            public
        GET    /api/orders/{id}                             VisitorOrStaff
        POST   /api/orders/{id}/cancel                      VisitorOrStaff
        POST   /api/orders/{id}/collect                     VisitorOrStaff
        POST   /api/orders/{id}/complete                    Staff
        PUT    /api/orders/{id}/drink                       Visitor
        POST   /api/orders/{id}/make                        Staff
        POST   /api/orders/{id}/remind                      Staff
        POST   /api/orders/{id}/unmake                      Staff
        GET    /api/orders/{id}/wait                        VisitorOrStaff
        GET    /api/reference                               public
        GET    /api/shops                                   public
        POST   /api/shops                                   AllShops
        GET    /api/shops/{shop}                            public
        PUT    /api/shops/{shop}/availability               Staff
        POST   /api/shops/{shop}/check-in                   public
        GET    /api/shops/{shop}/code                       Display
        GET    /api/shops/{shop}/menu                       public
        PUT    /api/shops/{shop}/menu                       Organiser
        GET    /api/shops/{shop}/orders                     Staff
        POST   /api/shops/{shop}/orders                     Kiosk
        GET    /api/shops/{shop}/robots                     Organiser
        PATCH  /api/shops/{shop}/robots                     Organiser
        GET    /api/shops/{shop}/settings                   Staff
        PATCH  /api/shops/{shop}/settings                   Organiser
        PUT    /api/shops/{shop}/state                      Staff
        GET    /api/shops/{shop}/statistics                 Organiser
        GET    /api/shops/{shop}/statistics.csv             Organiser
        GET    /bar/{shop}                                  Staff
        POST   /bar/{shop}/clear                            Staff
        POST   /bar/{shop}/close                            Staff
        POST   /bar/{shop}/drinks                           Staff
        GET    /bar/{shop}/new                              Staff
        POST   /bar/{shop}/new                              Staff
        POST   /bar/{shop}/notice                           Staff
        POST   /bar/{shop}/open                             Staff
        POST   /bar/{shop}/orders/{orderId}/cancel          Staff
        POST   /bar/{shop}/orders/{orderId}/collect         Staff
        POST   /bar/{shop}/orders/{orderId}/complete        Staff
        POST   /bar/{shop}/orders/{orderId}/make            Staff
        POST   /bar/{shop}/orders/{orderId}/put-back        Staff
        POST   /bar/{shop}/orders/{orderId}/remind          Staff
        GET    /bar/{shop}/ticket/{orderId}                 Staff
        GET    /config                                      public
        GET    /console                                     Operator
        GET    /console/bus                                 Operator
        GET    /console/bus/archives                        Operator
        POST   /console/bus/archives                        Operator
        GET    /console/bus/archives/{archive}              Operator
        POST   /console/bus/archives/{archive}              Operator
        POST   /console/bus/archives/{archive}/delete       Operator
        GET    /console/bus/dead-letters                    Operator
        POST   /console/bus/dead-letters/redrive-all        Operator
        POST   /console/bus/dead-letters/{sequence}/drop    Operator
        POST   /console/bus/dead-letters/{sequence}/redrive Operator
        GET    /console/bus/events/{bus}/{sequence}         Operator
        GET    /console/bus/new-archive                     Operator
        GET    /console/bus/new-rule                        Operator
        POST   /console/bus/replays/{replay}/cancel         Operator
        GET    /console/bus/rules                           Operator
        POST   /console/bus/rules                           Operator
        POST   /console/bus/rules/check                     Operator
        GET    /console/bus/rules/{bus}/{rule}              Operator
        POST   /console/bus/rules/{bus}/{rule}/delete       Operator
        POST   /console/bus/rules/{bus}/{rule}/remove-target Operator
        POST   /console/bus/rules/{bus}/{rule}/state        Operator
        GET    /console/bus/rules/{bus}/{rule}/target       Operator
        POST   /console/bus/rules/{bus}/{rule}/target       Operator
        POST   /console/bus/rules/{bus}/{rule}/target/check Operator
        GET    /console/bus/send                            Operator
        POST   /console/bus/send                            Operator
        GET    /console/functions                           Operator
        GET    /console/functions/{function}                Operator
        POST   /console/functions/{function}                Operator
        GET    /console/health                              Operator
        GET    /console/executions/{machine}/{execution}    Operator
        POST   /console/executions/{machine}/{execution}/redrive Operator
        POST   /console/executions/{machine}/{execution}/stop Operator
        GET    /console/executions/{machine}/{label}/{execution} Operator
        POST   /console/executions/{machine}/{label}/{execution}/stop Operator
        GET    /console/map-runs/{machine}/{label}/{mapRun} Operator
        GET    /console/orders                              Operator
        GET    /console/orders/{id}                         Operator
        GET    /console/stream                              Operator
        GET    /console/tables                              Operator
        GET    /console/tables/{table}                      Operator
        GET    /console/tables/{table}/item                 Operator
        POST   /console/tables/{table}/item/delete          Operator
        GET    /console/tables/{table}/item/edit            Operator
        POST   /console/tables/{table}/item/edit            Operator
        GET    /console/tables/{table}/items                Operator
        GET    /console/tables/{table}/new                  Operator
        POST   /console/tables/{table}/new                  Operator
        GET    /console/walkthrough                         Operator
        POST   /console/walkthrough/{act}                   Operator
        GET    /console/workflows                           Operator
        GET    /console/workflows/{machine}                 Operator
        GET    /console/workflows/{machine}/definition      Operator
        POST   /console/workflows/{machine}/definition      Operator
        POST   /console/workflows/{machine}/definition/check Operator
        GET    /console/workflows/{machine}/start           Operator
        POST   /console/workflows/{machine}/start           Operator
        POST   /console/workflows/{machine}/start/check     Operator
        GET    /device/{token}                              public
        GET    /files/{version}/{*name}                     public
        ANY    /health/live                                 public
        ANY    /health/ready                                public
        GET    /invite/{token}                              public
        POST   /invite/{token}                              public
        POST   /invite/{token}/passkey                      public
        POST   /invite/{token}/passkey/options              public
        GET    /kiosk/{shop}                                Kiosk
        GET    /kiosk/{shop}/done/{orderId}                 Kiosk
        POST   /kiosk/{shop}/orders                         Kiosk
        POST   /language                                    public
        GET    /me                                          public
        POST   /me/forget                                   Visitor
        POST   /me/name                                     Visitor
        ANY    /metrics                                     Operator
        GET    /myOrders                                    Visitor
        GET    /office                                      Organiser
        GET    /office/devices                              Organiser
        POST   /office/devices                              Organiser
        POST   /office/devices/{id}/revoke                  Organiser
        POST   /office/shops                                AllShops
        GET    /office/shops/{shop}                         Organiser
        POST   /office/shops/{shop}                         Organiser
        GET    /office/shops/{shop}/menu                    Organiser
        POST   /office/shops/{shop}/menu                    Organiser
        POST   /office/shops/{shop}/open                    Organiser
        GET    /office/shops/{shop}/orders.csv              Organiser
        GET    /office/shops/{shop}/robots                  Organiser
        POST   /office/shops/{shop}/robots                  Organiser
        GET    /office/shops/{shop}/statistics              Organiser
        GET    /office/staff                                AllShops
        POST   /office/staff                                AllShops
        POST   /office/staff/{id}/disable                   AllShops
        POST   /office/staff/{id}/enable                    AllShops
        POST   /office/staff/{id}/link                      AllShops
        POST   /office/staff/{id}/remove                    AllShops
        POST   /office/staff/{id}/rights                    AllShops
        GET    /orders                                      Staff
        GET    /orders/{id}                                 VisitorOrStaff
        PUT    /orders/{id}                                 VisitorOrStaff
        GET    /orders/{order}/journey                      public
        GET    /qr-code                                     Display
        POST   /qr-code                                     public
        GET    /s/{shop}                                    public
        POST   /s/{shop}/cancel                             Visitor
        POST   /s/{shop}/check-in                           public
        POST   /s/{shop}/collect                            Visitor
        GET    /s/{shop}/drink/{index:int}                  Visitor
        POST   /s/{shop}/order                              Visitor
        GET    /setup                                       public
        POST   /setup                                       public
        GET    /sign-in                                     public
        POST   /sign-in                                     public
        POST   /sign-in/passkey                             public
        POST   /sign-in/passkey/options                     public
        GET    /sign-out                                    public
        POST   /sign-out                                    public
        PUT    /store                                       Staff
        GET    /wall/{shop}                                 Display
        """;
}
