import type * as z from 'zod';

/** The variables a function's schema asks for: all of them. */
type EnvironmentOf<S extends z.ZodObject> = { readonly [K in keyof z.infer<S>]: string };

/** And no other: without this, spreading would let one through. */
type Exactly<S extends z.ZodObject, E> = E & { readonly [K in Exclude<keyof E, keyof z.infer<S>>]: never };

/** A function's variables, exactly those its schema names: anything else does not compile. */
export class FunctionEnvironment {
  readonly variables: Readonly<Record<string, string>>;

  private constructor(variables: Readonly<Record<string, string>>) {
    this.variables = variables;
  }

  static of<S extends z.ZodObject, E extends EnvironmentOf<S>>(schema: S, given: Exactly<S, E>) {
    const wanted = Object.keys(schema.shape).sort().join(' ');
    const present = Object.keys(given).sort().join(' ');
    if (wanted !== present) throw new Error(`A function reads [${wanted}] and is given [${present}].`);
    return new FunctionEnvironment({ ...given } as Record<string, string>);
  }
}
