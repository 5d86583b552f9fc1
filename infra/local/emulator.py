"""Runs the local cloud (MiniStack) with one thing mended.

Its branches of a Parallel state share one context, so that two tasks which ask at the same moment are now and then given
one and the same task token: one answer is lost, and the machine stands still. On AWS each task has a token of its own.
Here each branch gets its own context.
"""

from ministack.app import main
from ministack.services import stepfunctions

run_branch = stepfunctions._run_sub_machine


def run_branch_apart(states, start_at, input_data, execution, ctx):
    return run_branch(states, start_at, input_data, execution, dict(ctx))


stepfunctions._run_sub_machine = run_branch_apart

if __name__ == "__main__":
    main()
