import type { IHookFunctions } from 'n8n-workflow';
import { nodeError } from '../shared/errors';
import { checkSettings, readSettings } from './settings';

const LOCAL_HOST = /^https?:\/\/(?:localhost|127\.|0\.0\.0\.0|\[::1\])/i;

/**
 * Called when the workflow is switched on. The platform has no call for setting the URL, so there
 * is nothing to register; but wrong settings are told now, while somebody is looking.
 */
export function prepare(context: IHookFunctions): boolean {
	try {
		checkSettings(readSettings(context));
	} catch (error) {
		throw nodeError(context, error);
	}
	const url = context.getNodeWebhookUrl('default') ?? '';
	if (LOCAL_HOST.test(url)) {
		context.logger.warn(
			`${context.getNode().name} listens at an address that only this computer can reach. For reports from the platform, use a tunnel and start n8n with its address as WEBHOOK_URL.`,
		);
	}
	return true;
}
