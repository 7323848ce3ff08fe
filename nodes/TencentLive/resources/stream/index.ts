export { get } from './get';
export { getAll } from './getAll';
export { getEvents } from './getEvents';
