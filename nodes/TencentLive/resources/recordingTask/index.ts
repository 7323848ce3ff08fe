export { create } from './create';
export { deleteTask as delete } from './delete';
export { get } from './get';
export { getAll } from './getAll';
export { getResult } from './getResult';
export { stop } from './stop';
