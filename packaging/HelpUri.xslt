<?xml version="1.0" encoding="utf-8"?>
<!--
  Gives each cmdlet's help the address of its page: the first related link with an address is what Get-Help -Online opens and what
  HelpUri of Get-Command is, in Windows PowerShell as in PowerShell 7. Without an address the file stays without such links.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:maml="http://schemas.microsoft.com/maml/2004/10" xmlns:command="http://schemas.microsoft.com/maml/dev/command/2004/10">
  <xsl:param name="ProjectUrl" />
  <xsl:output method="xml" encoding="utf-8" />

  <xsl:template match="@*|node()">
    <xsl:copy>
      <xsl:apply-templates select="@*|node()" />
    </xsl:copy>
  </xsl:template>

  <!-- That of an earlier run. -->
  <xsl:template match="maml:navigationLink[maml:linkText = 'Online version']" />

  <xsl:template match="command:relatedLinks">
    <xsl:copy>
      <xsl:if test="$ProjectUrl != ''">
        <maml:navigationLink>
          <maml:linkText>Online version</maml:linkText>
          <maml:uri><xsl:value-of select="concat($ProjectUrl, '/blob/main/docs/en-US/', ../command:details/command:name, '.md')" /></maml:uri>
        </maml:navigationLink>
      </xsl:if>
      <xsl:apply-templates select="@*|node()" />
    </xsl:copy>
  </xsl:template>
</xsl:stylesheet>
