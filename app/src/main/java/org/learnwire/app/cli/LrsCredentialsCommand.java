package org.learnwire.app.cli;

import picocli.CommandLine.Command;

/** Who may use the LRS. */
@Command(
    name = "credentials",
    description = "Credentials of the LRS.",
    subcommands = {
      CredentialsAddCommand.class,
      CredentialsListCommand.class,
      CredentialsRotateCommand.class,
      CredentialsRevokeCommand.class
    },
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LrsCredentialsCommand {}
