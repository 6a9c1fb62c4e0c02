/** What an installation of n8n knows of the sends of the node, and how it loses it. */
import { forgetSends } from '../../nodes/LaafficVoiceAgent/task/create/sendLog';
import { installProcessedData, ProcessedData } from './processedData';

// Forgets what the process knows, as a restart does; n8n's store stays.
export { forgetSends };

/** An installation that has never sent anything, with the store that it starts with. */
export function freshInstallation(): ProcessedData {
	const store = new ProcessedData();
	installProcessedData(store);
	forgetSends();
	return store;
}
