/** All stacks that can be started, in the order of the snippets. */
import { edgeStacks } from './edge-stacks';
import { nodeStacks } from './node-stacks';
import { otherStacks } from './other-stacks';
import { pythonStacks } from './python-stacks';
import { servers } from './servers';
import type { Stack } from './stack';

export const stacks: readonly Stack[] = [...servers, ...nodeStacks, ...edgeStacks, ...pythonStacks, ...otherStacks];
