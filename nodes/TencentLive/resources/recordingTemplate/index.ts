export { create } from './create';
export { deleteTemplate as delete } from './delete';
export { get } from './get';
export { getAll } from './getAll';
export { update } from './update';
