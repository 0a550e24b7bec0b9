// The script of all pages. Every page works without it; it keeps them up to date, sends forms once, and lets clocks tick.
import { startAlerts } from "./alerts.js";
import { startChecks } from "../Console/Frame/checks.js";
import { startClocks } from "./clocks.js";
import { startCopies } from "../Console/Frame/copies.js";
import { startDialogs } from "./dialogs.js";
import { startFeed } from "./feed.js";
import { startForms } from "./forms.js";
import { startGraphs } from "../Console/Graphs/graph.js";
import { startKeys } from "./keys.js";
import { startPasskeys } from "../SignIn/passkeys.js";
import { startPrint } from "./print.js";
import { startReference } from "../Reference/reference.js";
import { startWake } from "./wake.js";

startClocks();
startAlerts();
startDialogs();
startForms();
startKeys();
startFeed();
startPasskeys();
startWake();
startPrint();
startReference();
startCopies();
startChecks();
startGraphs();
