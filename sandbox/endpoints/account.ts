import type { Handler } from './call';

/** GET getBalance: the amounts stand beside the status, not in `data`. */
export const getBalance: Handler = ({ account: { balance, gift, credit } }) => ({
	kind: 'top',
	fields: { balance, gift, credit },
});
