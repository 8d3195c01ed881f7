package org.learnwire.app.cli;

import picocli.CommandLine.Command;

/** Who may use the LRS. */
@Command(
    name = "credentials",
    description = "Credentials of the LRS.",
    subcommands = {CredentialsAddCommand.class},
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND")
final class LrsCredentialsCommand {}
