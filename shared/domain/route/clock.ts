/** Longer waits are taken in parts: an execution lives for a year at most. */
const longestWaitDays = 300;

/**
 * The machine of all clocks, given `{ dossierId, instant }`: it sleeps until the instant, asks once whether something is
 * to be said, and ends. An instant that lies further ahead than it may sleep is reached in several naps.
 */
export function clockDefinition(wakeFunctionArn: string): object {
  const nap = longestWaitDays * 24 * 60 * 60;
  return {
    Comment: 'Sleeps until the next instant at which something is to be said of a dossier, and asks once.',
    QueryLanguage: 'JSONata',
    StartAt: 'Is the instant near enough to sleep until it?',
    States: {
      'Is the instant near enough to sleep until it?': {
        Type: 'Choice',
        Choices: [
          {
            Condition: `{% $toMillis($states.input.instant) - $millis() > ${nap * 1000} %}`,
            Next: 'Take a long nap',
          },
        ],
        Default: 'Sleep until the instant',
      },
      'Take a long nap': {
        Type: 'Wait',
        Seconds: nap,
        Next: 'Is the instant near enough to sleep until it?',
      },
      'Sleep until the instant': {
        Type: 'Wait',
        Timestamp: '{% $states.input.instant %}',
        Next: 'Say what is to be said',
      },
      'Say what is to be said': {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: wakeFunctionArn, Payload: '{% $states.input %}' },
        TimeoutSeconds: 120,
        Retry: [
          {
            ErrorEquals: ['States.ALL'],
            IntervalSeconds: 5,
            BackoffRate: 3,
            MaxAttempts: 6,
            JitterStrategy: 'FULL',
          },
        ],
        Output: '{% $states.result.Payload %}',
        // An end of its own would be one transition more for every clock, and say nothing.
        End: true,
      },
    },
  };
}
