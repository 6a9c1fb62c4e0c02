import { NodeConnectionTypes, type INodeExecutionData } from 'n8n-workflow';
import { OUTCOMES, type Outcome } from '../api/facts';

const NAMES = Object.keys(OUTCOMES) as Outcome[];
const SHORT_NAMES = Object.fromEntries(
	NAMES.map((outcome) => [outcome, OUTCOMES[outcome].name.toLowerCase()]),
);
const OTHER_PUSHES = 'Other Pushes';

/** The choice that stands for every outcome. */
export const ANY_OUTCOME = 'any';

const named = (displayName: string) => ({ type: NodeConnectionTypes.Main, displayName });
const SINGLE = [{ type: NodeConnectionTypes.Main }];
const BY_OUTCOME = NAMES.map((outcome) => named(OUTCOMES[outcome].name));
const BY_OUTCOME_AND_OTHERS = [...BY_OUTCOME, named(OTHER_PUSHES)];

/**
 * The outputs as n8n evaluates them from the parameters. They are the same for every choice in
 * 'Trigger On', so that a changed filter does not move the connections of the others.
 */
export const outputsExpression =
	`={{ $parameter.outputs !== 'byOutcome' ? ${JSON.stringify(SINGLE)} : $parameter.options?.otherPushes === true ? ${JSON.stringify(BY_OUTCOME_AND_OTHERS)} : ${JSON.stringify(BY_OUTCOME)} }}` as const;

/** Below the node: the outcomes that it takes, or how many, because the line is short. */
export const subtitle =
	`={{ !Array.isArray($parameter.triggerOn) || $parameter.triggerOn.length === 0 || $parameter.triggerOn.includes('${ANY_OUTCOME}') ? 'all outcomes' : $parameter.triggerOn.length > 2 ? $parameter.triggerOn.length + ' outcomes' : $parameter.triggerOn.map((outcome) => (${JSON.stringify(SHORT_NAMES)})[outcome]).join(', ') }}` as const;

/** An item, and what it came from: the outcome of a call, or another kind of push. */
export interface RoutedItem {
	readonly item: INodeExecutionData;
	readonly outcome?: Outcome;
}

/** The items by output, in the order of `outputsExpression`. */
export function distributed(
	items: readonly RoutedItem[],
	{ byOutcome, otherPushes }: { readonly byOutcome: boolean; readonly otherPushes: boolean },
): INodeExecutionData[][] {
	if (!byOutcome) return [items.map(({ item }) => item)];
	const outputs: INodeExecutionData[][] = NAMES.map(() => []);
	if (otherPushes) outputs.push([]);
	for (const { item, outcome } of items) {
		outputs[outcome === undefined ? NAMES.length : NAMES.indexOf(outcome)].push(item);
	}
	return outputs;
}
