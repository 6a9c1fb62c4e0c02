import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { InputProblem } from '../api/errors';
import { rawTexts } from './rawTexts';

/**
 * An expression that is typed while a field is set to 'Fixed' is a text like any other: it would be
 * sent, and spoken. What an expression takes out of a row is left as it is.
 */
export function checkFixedTexts(
	context: Pick<IExecuteFunctions, 'getNodeParameter'>,
	fields: readonly INodeProperties[],
): void {
	const slip = rawTexts(context, fields).find(
		({ raw }) => !raw.startsWith('=') && raw.includes('{{'),
	);
	if (slip === undefined) return;
	throw new InputProblem(
		`${slip.label} contains {{, but is set to 'Fixed', so the expression would be sent as plain text`,
		`Move the pointer over ${slip.label} on the panel, choose 'Expression' in place of 'Fixed' beside its name, and run again.`,
	);
}
