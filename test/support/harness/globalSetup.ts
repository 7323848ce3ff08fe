import { isolateFromHome } from './isolateFromHome';

/** Once for all test files, before jest's workers start: they take over the environment. */
export default function globalSetup(): void {
	isolateFromHome();
}
