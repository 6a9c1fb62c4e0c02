import { PUSH_ANSWER } from '../api/facts';

/** The answer to a push that starts no execution. */
export const received = { webhookResponse: { ...PUSH_ANSWER } };

/**
 * The same answer for a push that starts one. n8n takes that from the description of the webhook,
 * and answers with the word "firstEntryJson" where it says nothing.
 */
export const receivedExpression = `={{ (${JSON.stringify(PUSH_ANSWER)}) }}`;
