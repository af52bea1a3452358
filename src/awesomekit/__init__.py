"""awesomekit keeps bilingual awesome lists correct and builds their READMEs."""
