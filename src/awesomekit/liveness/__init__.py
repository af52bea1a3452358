"""Links over the network: a plan, its execution, the policy that judges what was seen."""
