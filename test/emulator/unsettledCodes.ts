/**
 * Error codes of API 3.0 where an action's page lists several that fit, or none
 * by name. A test that must hold whichever the service chooses tries them all.
 *
 * The lists are those in front of each action of the vendor's Go client
 * (github.com/TencentCloud/tencentcloud-sdk-go, live/v20180801/client.go).
 */
export interface UnsettledCodes {
	/**
	 * StopRecordTask, DeleteRecordTask: no such task. Of what both lists hold only
	 * InvalidParameter fits. Plausible besides: ResourceNotFound.TaskId (listed for
	 * their predecessors), InternalError.NotFound, UnsupportedOperation.
	 */
	taskNotFoundCode: string;
	/**
	 * Any action on a template that is not there. InternalError.ConfNotFound is on
	 * every one of their lists; InternalError.NotFound is too, FailedOperation.NotFound
	 * and InvalidParameter.ConfNotFound are on some.
	 */
	templateNotFoundCode: string;
	/** DeleteLiveRecordTemplate, DeleteLiveCallbackTemplate: a rule uses it. Listed besides: InternalError.ConfInUsed. */
	templateInUseCode: string;
	/** DeleteLiveRecordRule: no such rule. Listed besides: FailedOperation.NotFound, InternalError.NotFound. */
	ruleNotFoundCode: string;
	/**
	 * CreateLiveRecordRule: there is one already. Listed besides:
	 * FailedOperation.RuleAlreadyExist. The default is the one that was seen
	 * (github.com/TencentCloud/tencentcloud-sdk-java/issues/45) and misleads more.
	 */
	ruleExistsCode: string;
	/** DeleteLiveCallbackRule: no such rule. Of what the list holds only this one and InternalError fit. */
	callbackRuleNotFoundCode: string;
	/**
	 * CreateLiveCallbackRule: there is one already. The list has no code for it
	 * but InternalError and InvalidParameter, so that the service may as well put
	 * the new rule in its place: `replace` does, anything else is the code.
	 */
	callbackRuleExists: string;
}

/** The codes used unless others are given. */
export const USUAL_CODES: UnsettledCodes = {
	taskNotFoundCode: 'InvalidParameter',
	templateNotFoundCode: 'InternalError.ConfNotFound',
	templateInUseCode: 'FailedOperation.ConfInUsed',
	ruleNotFoundCode: 'InternalError.RuleNotFound',
	ruleExistsCode: 'InternalError.RuleAlreadyExist',
	callbackRuleNotFoundCode: 'FailedOperation.NotFound',
	callbackRuleExists: 'InternalError',
};
