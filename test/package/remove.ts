/** Removes what `pack.ts` made. */
import { rmSync } from 'node:fs';

export default function remove(): void {
	const folder = process.env.PACKED_FOLDER;
	if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
}
