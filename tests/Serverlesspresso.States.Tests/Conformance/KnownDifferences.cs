namespace Serverlesspresso.States.Tests.Conformance;

/// <summary>Recorded cases that do not agree, each with its reason. A case that agrees must not stand here.</summary>
internal static class KnownDifferences
{
    private const string BeforeRedrive = "recorded before AWS added RedriveCount to the context object";

    private const string AfterMapRunChange =
        "recorded after AWS had MapStateExited name MapRunStarted as what led to it; most records have it name MapRunSucceeded";

    private static readonly Dictionary<string, string> Reasons = new(StringComparer.Ordinal)
    {
        ["express/test_express_async.py::TestExpressAsync::test_catch#end_event"] =
            "the record replaced a part of the cause so that it is no longer JSON",
        ["timeouts/test_timeouts.py::TestTimeouts::test_service_lambda_map_timeout"] =
            "AWS notes the four timeouts of one instant in any order before it acts on the first; here the first ends the others",
        ["scenarios/test_base_scenarios.py::TestBaseScenarios::test_lambda_invoke_with_retry_extended_input"] =
            BeforeRedrive,
        ["scenarios/test_base_scenarios.py::TestBaseScenarios::test_lambda_service_invoke_with_retry_extended_input"] =
            BeforeRedrive,
        ["scenarios/test_base_scenarios.py::TestBaseScenarios::test_map_state_config_distributed_item_selector_parameters"] =
            AfterMapRunChange,
        ["scenarios/test_base_scenarios.py::TestBaseScenarios::test_map_state_config_distributed_items_path_from_previous"] =
            AfterMapRunChange,
        ["scenarios/test_base_scenarios.py::TestBaseScenarios::test_map_state_nested_config_distributed_no_max_max_concurrency"] =
            AfterMapRunChange,
        ["assign/test_assign_reference_variables.py::TestAssignReferenceVariables::test_reference_in_map_state[MAP_STATE_REFERENCE_IN_ITEM_SELECTOR]"] =
            AfterMapRunChange,
    };

    public static int Count => Reasons.Count;

    public static string? ReasonFor(ConformanceCase recorded) => Reasons.GetValueOrDefault(recorded.Id);
}
