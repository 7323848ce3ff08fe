import { isolateFromHome } from './isolateFromHome';

isolateFromHome();
