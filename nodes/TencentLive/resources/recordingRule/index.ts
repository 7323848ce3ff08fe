export { create } from './create';
export { deleteRule as delete } from './delete';
export { getAll } from './getAll';
