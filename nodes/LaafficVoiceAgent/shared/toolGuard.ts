import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputProblem } from '../api/errors';

/**
 * What an operation does beyond looking:
 * - `dials`: it lets people be called;
 * - `texts`: it sends text messages to people;
 * - `changes`: it changes what the platform is going to do.
 */
export type Effect = 'dials' | 'texts' | 'changes';

interface Consent {
	readonly name: string;
	readonly displayName: string;
	readonly description: string;
	readonly refusal: string;
}

/** A switch for each effect, so that consent to cancel is no consent to call. */
export const CONSENTS: Readonly<Record<Effect, Consent>> = {
	dials: {
		name: 'allowAgentToCall',
		displayName: 'Let AI Agent Place Calls',
		description:
			'Whether the AI agent may start calls with this tool. Each call reaches a person and costs money, so this is off unless you turn it on.',
		refusal: 'The AI agent may not place calls with this tool, so nobody was called',
	},
	texts: {
		name: 'allowAgentToText',
		displayName: 'Let AI Agent Send Texts',
		description:
			'Whether the AI agent may send text messages with this tool. Each message reaches a person and costs money, so this is off unless you turn it on.',
		refusal: 'The AI agent may not send text messages with this tool, so nothing was sent',
	},
	changes: {
		name: 'allowAgentToChange',
		displayName: 'Let AI Agent Make Changes',
		description:
			'Whether the AI agent may change or stop campaigns with this tool. This is off unless you turn it on.',
		refusal: 'The AI agent may not change anything with this tool, so nothing was changed',
	},
};

/** The switch, which only the node's tool variant shows; no expression, so no agent can fill it. */
export function consentField(effect: Effect): INodeProperties {
	const { name, displayName, description } = CONSENTS[effect];
	return {
		displayName,
		name,
		type: 'boolean',
		noDataExpression: true,
		displayOptions: { show: { '@tool': [true] } },
		default: false,
		description,
	};
}

type ToolContext = Pick<IExecuteFunctions, 'getNode' | 'getNodeParameter'> &
	Partial<Pick<IExecuteFunctions, 'isToolExecution'>>;

/** Stops an AI agent that has no consent for what the operation does. */
export function checkConsent(context: ToolContext, effect: Effect | undefined): void {
	if (effect === undefined || !isUsedAsTool(context)) return;
	const { name, displayName, refusal } = CONSENTS[effect];
	// As it stands on the panel: an expression could have been filled by the agent itself.
	const consent: unknown = context.getNodeParameter(name, 0, false, { rawExpressions: true });
	if (consent === true) return;
	throw new InputProblem(
		refusal,
		`If that is wanted, a person has to turn on '${displayName}' on the panel of this tool.`,
	);
}

/**
 * Newer versions of n8n run tools like any node and say so by the name of the type only; older ones
 * run them inside the agent and say so by the context.
 */
function isUsedAsTool(context: ToolContext): boolean {
	return context.getNode().type.endsWith('Tool') || context.isToolExecution?.() === true;
}
